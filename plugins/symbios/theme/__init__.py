"""The theme: templates over Material, styles, built scripts and interface strings, all package data."""
