"""The suite ``retrieval``: does search find the passage that answers, how fast, at what cost?"""
