"""Record of a job search for an employment office, a coach or a landlord: as a page to print, and as CSV."""
