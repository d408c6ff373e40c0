"""The blocks of a lesson beside its plain text: a task, key points, a stream sheet, figures with source."""
