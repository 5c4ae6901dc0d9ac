-- Files of meter data name a meter, not an account: its channels are found by serial.
CREATE INDEX channel_serial ON channel (serial, register);
