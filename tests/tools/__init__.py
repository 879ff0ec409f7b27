"""What tests read pages with: programs that did not write them."""
