"""Lists: declared once, and there is their page, their files and their export from the command line.

RELATIONS = declare(Overview(name="relations", columns=…, sorts=…, filters=…, …))      in a room's `overviews.py`
urlpatterns = addresses(RELATIONS, "relaties/")                                        in its URLs

question = Question.strict(OVERVIEWS["relations"], by, {"role": ["customer"]})         refuses what is unknown
file.writelines(export(question, FORMATS["xlsx"], language="nl"))
"""
