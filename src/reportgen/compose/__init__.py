"""Plan → Document: semantic HTML in the closed vocabulary, and every asset it names."""
