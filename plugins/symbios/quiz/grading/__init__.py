"""How each kind of question is graded, as docs/grading.md says; `symbios.quiz.grade` is the entrance."""
