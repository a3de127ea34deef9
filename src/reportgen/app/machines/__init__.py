"""Where reports are rendered: this machine, a cluster, one share of many."""
