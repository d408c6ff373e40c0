"""The course: its settings, modules, lessons and locales, read from a folder of text files."""

from symbios.course.load import load
from symbios.course.model import Course, Document, Lesson, Locale, Module, Page, State, Unit

__all__ = ["Course", "Document", "Lesson", "Locale", "Module", "Page", "State", "Unit", "load"]
