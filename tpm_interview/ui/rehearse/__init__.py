"""The Rehearse page: choosing a session, being asked, answering, looking back."""
