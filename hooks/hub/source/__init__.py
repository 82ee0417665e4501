"""Reading source files: bytes to text, text to plain values with line marks."""
