"""What helps those who keep the schemes: doubts about their rules, trying them out, who gains and who loses, what to compare again."""
