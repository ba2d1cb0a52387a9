"""What a published decision document says: reading, form, mentions, facts."""
