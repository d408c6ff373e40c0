"""What only one kind of question has, made from what its author wrote and checked: a module a family."""
