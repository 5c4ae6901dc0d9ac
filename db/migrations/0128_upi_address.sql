-- Where a company is paid by India's Unified Payments Interface: name@bank. Printed as a code on invoices in rupees.
ALTER TABLE legal_entity ADD COLUMN upi_address text;
