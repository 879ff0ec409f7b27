"""The sheet: what is on a worksheet and in which order, without any measure."""
