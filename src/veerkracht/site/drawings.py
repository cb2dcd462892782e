"""The small drawings beside words, on a field of 24 by 24."""

ICONS = {
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>',
    "menu": '<path d="M3.5 6.5h17M3.5 12h17M3.5 17.5h17"/>',
    "cross": '<path d="m6 6 12 12M18 6 6 18"/>',
    "check": '<circle cx="12" cy="12" r="9"/><path d="m8 12.5 2.8 2.8L16 9.5"/>',
    "warning": '<path d="M12 3.5 22 20.5H2Z"/><path d="M12 10v5M12 17.4v.2"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.5v.2"/>',
    "flag": '<path d="M5.5 21V4h12l-2.5 4 2.5 4h-12"/>',
    "place": (
        '<path d="M12 21s6.5-5.7 6.5-11a6.5 6.5 0 0 0-13 0c0 5.3 6.5 11 6.5 11Z"/><circle cx="12" cy="10" r="2.3"/>'
    ),
    "people": (
        '<circle cx="9" cy="8" r="3.3"/>'
        '<path d="M2.5 20c.4-4 3-6 6.5-6s6.1 2 6.5 6"/>'
        '<path d="M15.5 4.9a3.3 3.3 0 0 1 0 6.2M18 14.5c2 .8 3.2 2.6 3.5 5.5"/>'
    ),
    "download": '<path d="M12 3.5V15M7 10.5l5 5 5-5M4 20.5h16"/>',
    "out": '<path d="M9 5H5v14h14v-4M13 4h7v7M20 4l-9.5 9.5"/>',
    "previous": '<path d="m14.5 5.5-7 6.5 7 6.5"/>',
    "next": '<path d="m9.5 5.5 7 6.5-7 6.5"/>',
    "first": '<path d="m17 5.5-7 6.5 7 6.5M6 5.5v13"/>',
    "last": '<path d="m7 5.5 7 6.5-7 6.5M18 5.5v13"/>',
    "calendar": '<path d="M4 5.5h16v15H4zM4 10h16M8.5 3v4M15.5 3v4"/>',
    "document": '<path d="M6 3h8l4.5 4.5V21H6ZM13.5 3v5h5M9 12.5h6M9 16.5h6"/>',
}
