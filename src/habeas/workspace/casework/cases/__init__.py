"""Cases: the thread of events about one person, outlet, organization or group, across sources."""
