"""A Document to its Form: the publisher's template, labelled fields, parts and sections."""
