"""The manifests of case systems: XML to meetings, by tables of where each system keeps what."""
