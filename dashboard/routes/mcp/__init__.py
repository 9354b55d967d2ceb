"""`/mcp`: the Model Context Protocol over streamable HTTP, read only, off unless it is switched on.

A thin server of its own: messages of JSON-RPC in, JSON out; no session, no stream, no state.
"""

from dashboard.routes.mcp.routes import blueprint

__all__ = ["blueprint"]
