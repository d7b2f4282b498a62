@ics2 @area:transport @needs:stimulate:ics2.file
Feature: An outage at customs costs no filing and doubles none

  While the trader interface cannot be reached, the operator goes on filing: its messages wait and are delivered when the
  outage ends (national customs on business continuity; Interface Control Document 3.30, section 5.6). Answers to risk
  analysis and arrival notifications are then best sent first (section 3.3.2.6), which is advice and never a fault.

  @ICS2-AS4-48
  Scenario Outline: Five filings made during an outage are registered once each after it: <what happens>
    Given an outage in which <what happens>
    When the operator files five shipments
    And the outage ends after the first retries
    And the retry interval has passed
    Then each of the five filings arrives and is registered, once

    Examples:
      | what happens                               |
      | every connection is dropped                |
      | a gateway answers everything with HTTP 503 |

  @ICS2-AS4-48 @role:air-carrier @mode:air @needs:stimulate:ics2.screen @needs:stimulate:ics2.arrive @needs:receive:ics2
  Scenario: Of what has waited, screening reports and arrivals are best sent first
    Given the air carrier has a registered F20
    And customs asks the operator for the screening of a consignment in it
    And an outage in which every connection is dropped
    When the air carrier files a direct waybill, reports the screening and notifies an arrival
    And the outage ends after the first retries
    And the retry interval has passed
    Then each of the three reaches customs, once, and what cannot wait comes first
