"""What people may send, one module per page or act."""
