"""Static files: hashed names, compressed, cached for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # WhiteNoise has no types
    """WhiteNoise's storage that also rewrites the imports of our ES modules to hashed names."""

    support_js_module_import_aggregation = True
