"""The site's background process: a worker and a registry of steps that apps add to.

A step is a class that extends `Step` and is registered; the module that holds it is imported in its app's `ready()`.
"""
