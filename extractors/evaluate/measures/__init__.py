"""What is measured: mentions of money, facts of funding, a decision's fields, and extras."""
