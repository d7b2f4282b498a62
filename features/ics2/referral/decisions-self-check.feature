@ics2 @area:referral @topic:self-check
Feature: The simulated customs side decides only what the process lets it decide

  Screening of high-risk cargo and mail exists for air cargo before loading alone; do not load for that, and for containers
  by deep sea, while the timer of the analysis runs (Business process descriptions L3.5, RAT06, RAT08, RAT14). What customs may
  not send, it does not send.

  @ICS2-REF-08
  Scenario Outline: Screening of <filing>: <party>
    Given the forwarder has filed an <filing> for the carrier
    When customs wants the goods to be screened
    Then IE3Q03 reaches <party>

    Examples: air cargo before loading
      | filing | party         |
      | IE3F20 | the forwarder |
      | IE3F23 | the forwarder |
      | IE3F24 | the forwarder |
      | IE3F26 | the forwarder |
      | IE3F28 | the forwarder |
      | IE3F32 | the forwarder |
      | IE3F43 | the forwarder |

    Examples: everything else
      | filing | party  |
      | IE3F50 | nobody |
      | IE3F22 | nobody |
      | IE3F10 | nobody |

  @ICS2-REF-09
  Scenario: Do not load reaches the filer of a container while the analysis runs
    Given the forwarder has filed an IE3F10 for the carrier, with the container CSQU3054383
    When 23 hours and 59 minutes have passed
    And customs forbids to load the goods
    Then IE3Q01 reaches the forwarder

  @ICS2-REF-09
  Scenario: Once the timer has run out nothing is forbidden any more
    Given the forwarder has filed an IE3F10 for the carrier, with the container CSQU3054383
    When 24 hours have passed
    And customs forbids to load the goods
    Then IE3Q01 reaches nobody

  @ICS2-REF-09
  Scenario: Bulk by sea is loaded before customs can forbid it
    Given the forwarder has filed an IE3F10 for the carrier
    When customs forbids to load the goods
    Then IE3Q01 reaches nobody

  @ICS2-REF-09
  Scenario: From a question to screening to do not load, before loading
    Given the forwarder has filed an IE3F24 for the carrier
    When customs asks the filer for information
    And customs wants the goods to be screened
    And customs forbids to load the goods
    Then IE3Q02 reaches the forwarder
    And IE3Q03 reaches the forwarder
    And IE3Q01 reaches the forwarder
