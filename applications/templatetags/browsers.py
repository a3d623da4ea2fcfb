"""Which browser it was, in words."""

from django import template

register = template.Library()
BROWSERS = {"Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "FxiOS": "Firefox", "CriOS": "Chrome", "Chrome": "Chrome", "Safari": "Safari"}  # fmt: skip
SYSTEMS = {"iPhone": "an iPhone", "iPad": "an iPad", "Android": "Android", "Windows": "Windows", "Mac OS": "a Mac", "CrOS": "a Chromebook", "Linux": "Linux"}  # fmt: skip


@register.filter
def browser_name(user_agent: str) -> str:
    """“Firefox on Windows”; the first words of what the browser says when it names none that is known."""
    browser = next((name for sign, name in BROWSERS.items() if sign in user_agent), "")
    system = next((name for sign, name in SYSTEMS.items() if sign in user_agent), "")
    return f"{browser} on {system}" if browser and system else browser or user_agent[:60] or "Unknown browser"
