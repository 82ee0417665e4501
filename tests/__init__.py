"""Tests of the hub: unit, contract, integration, browser."""
