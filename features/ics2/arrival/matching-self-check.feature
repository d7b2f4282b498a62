@ics2 @area:arrival @topic:self-check
Feature: The simulated Common Repository finds what has arrived

  Filings are found by ship or flight with the arrival that was expected, by master air waybills, or by their MRNs, and become
  arrived; those of a split shipment become partially arrived, for which the code list of states has no code. What is linked below
  a master filing arrives with it (Business process descriptions L3.5, GET05 and ANT02).

  @ICS2-ARR-08
  Scenario Outline: Goods by <way> are found by <key>
    Given the carrier has filed for goods that come by <way>
    And it has filed for others <others>
    When the probe notifies their arrival by <key>
    Then the filing is shown as arrived, and the other as it was

    Examples:
      | way | key                                 | others                         |
      | sea | the ship and its expected arrival   | a day later by the same means  |
      | air | the flight and its expected arrival | a day later by the same means  |
      | air | the master air waybill              | on the same journey            |
      | sea | the MRN                             | on the same journey            |
      | air | the MRN                             | on the same journey            |

  @ICS2-ARR-08
  Scenario: A part of a split shipment arrives in part
    Given the carrier has filed for a part of a split shipment by air
    When the probe notifies their arrival by the flight and its expected arrival
    Then the filing is held as partly arrived, and not shown as arrived

  @ICS2-ARR-08
  Scenario: House filings arrive with their master
    Given the carrier has filed a master bill and the house filer the house bill below it
    When the probe notifies their arrival by the ship and its expected arrival
    Then both filings have arrived
