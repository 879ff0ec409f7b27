"""Templates: content through Jinja into sheet markup; a template never sees anyone's answers."""
