"""From article files to statements: reading, the lexicon, the gazetteer, extraction."""
