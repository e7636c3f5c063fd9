"""The forms of this room: what is asked, in which order. What may be filled in is judged by the verbs."""
