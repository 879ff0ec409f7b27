"""Work on strangers' files in bounds, and work shared out to other processes."""
