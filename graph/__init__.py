"""From statements to the graph: derivation, time, identity, stores."""
