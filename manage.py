#!/usr/bin/env python
"""The same door as the command `veerkracht`, for tools that look for manage.py."""

from veerkracht.site.command import main

main()
