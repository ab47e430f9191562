"""How the English model is trained (``make train``): needs torch, which nothing else does."""
