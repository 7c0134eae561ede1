"""One detector per module, each with its card in ``catalogue/detectors``; none knows another."""
