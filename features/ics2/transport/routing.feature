@ics2 @area:transport @needs:stimulate:ics2.file
Feature: A filing goes to the Trader Interface of its country

  Beside the shared interface a Member State may have one of its own. A filing goes to that of the Member State of the
  customs office of first entry, or, where the filer names no office, of the addressed Member State (Interface Control
  Document 3.30, section 3.3.2.4). Here Belgium has its own; every other country is served by the shared one.

  @ICS2-AS4-49 @role:sea-carrier @mode:maritime
  Scenario: Filings with an office of first entry go to the interface of its country
    When the carrier files a container shipment that enters first in Belgium
    Then the filing arrives at the interface of Belgium
    When the carrier files a container shipment
    Then the filing arrives at the shared interface

  @ICS2-AS4-49 @role:sea-house-filer @mode:maritime
  Scenario: Filings without an office go to the interface of the addressed Member State
    When the house filer files a house bill addressed to Belgium
    Then the filing arrives at the interface of Belgium
    When the house filer files a house bill addressed to the Netherlands
    Then the filing arrives at the shared interface
