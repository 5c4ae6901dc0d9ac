-- What was learnt of a payer goes when who they are is erased.
GRANT UPDATE (number_shown) ON payer_bank_account TO quittance_app;
GRANT DELETE ON payer_name TO quittance_app;
GRANT UPDATE (details) ON mandate_event TO quittance_app;
