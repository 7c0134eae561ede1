"""Long work outside the request, with progress that outlives a reload and a restart of the worker."""
