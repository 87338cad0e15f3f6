"""What a language model writes, measured: is what is shown as supported borne out?"""
