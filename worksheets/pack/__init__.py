"""Packs: a training day's whole stack of paper, from one YAML file and a register."""
