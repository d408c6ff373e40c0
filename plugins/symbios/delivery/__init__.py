"""What happens to a finished site: it takes the place of the old one, whole or not at all."""
