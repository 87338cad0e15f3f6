"""How well judges of faithfulness agree with people."""
