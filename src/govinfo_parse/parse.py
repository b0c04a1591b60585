"""The pipe: bytes → document → recognition → checks → report. It holds no logic of its own."""
