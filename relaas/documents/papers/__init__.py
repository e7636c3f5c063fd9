"""Commercial documents: what stands on one, and drawing it on our paper."""
