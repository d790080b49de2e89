"""The usual way to ask the same questions: django-formtools' wizard, its answers in sessions in SQLite."""
