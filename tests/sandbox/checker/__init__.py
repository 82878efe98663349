"""Every limit of Block Kit, once kept and once broken."""
