# fuzzy
