"""Doubles (P11): one matcher for the form, the import and the sweep.

Pure are `facts` (what is known), `words`, `organization_names`, `person_names`, `weights` and `rules` (how sure it is
that two are one) and `keys` (by what they are looked up). `known` and `index` speak with the database, `finding` puts
it together; `sweep` looks through everybody as a job, `deciding` has the verb of who says that two are two.
"""
