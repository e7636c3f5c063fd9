"""The commands of the program `relaas`, one module each: add_arguments, and run, which gives the exit code."""
